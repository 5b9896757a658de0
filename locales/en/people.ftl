place-office = Inspection delegation
address-agency = your office
address-unit = your organisation
